"""How a provider is reached: checked addresses, limits of time, number and money, retries."""
