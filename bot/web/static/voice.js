// Records a voice note for the chat; loaded when somebody first wants to speak.

let recorder = null;
let asking = false; // Whether the browser still asks for the microphone.

const markRecording = (button, words, on) => {
  button.setAttribute("aria-pressed", String(on));
  button.classList.remove("heard");
  button.setAttribute("aria-label", words[on ? "record-stop" : "record"]);
};

const record = async (button, words, toast, send) => {
  let stream;
  asking = true;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return toast(words["record-refused"]);
  } finally {
    asking = false;
  }
  const parts = [];
  recorder = new MediaRecorder(stream);
  recorder.ondataavailable = ({ data }) => { // what has come so far, so that a look tells whether anything is heard
    if (!data.size) return;
    parts.push(data);
    button.classList.add("heard");
  };
  recorder.onstop = () => {
    for (const track of stream.getTracks()) track.stop();
    const type = recorder.mimeType.split(";")[0];
    recorder = null;
    markRecording(button, words, false);
    if (parts.length) send(new File(parts, `voice.${type.split("/")[1]}`, { type }));
  };
  recorder.start(500); // milliseconds a part
  markRecording(button, words, true);
};

export const toggleRecording = (button, words, toast, send) => {
  if (recorder) recorder.stop();
  else if (!asking) record(button, words, toast, send);
};
