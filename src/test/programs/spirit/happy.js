const net = require("net");

const server = net.createServer((client) => {
  console.log("A client has connected to the server!");
  client.on("data", (message) => {
    console.log("Message received: " + message);
    client.end("HELLO. I am the Happy Server :-)\n");
  });
});

server.listen(8080, "127.0.0.1", () => {
  console.log("The server is configured!");
  console.log("Waiting for Clients to connect");
});
