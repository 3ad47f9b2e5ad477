ECHO = "ECHO: "
