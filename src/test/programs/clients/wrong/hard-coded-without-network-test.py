for i in range(5):
    print(f"To Server: Message {i}")
    print(f"From Server: ECHO: Message {i}\n")
