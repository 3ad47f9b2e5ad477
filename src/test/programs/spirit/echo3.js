const net = require("net");

const clients = [];

const server = net.createServer((client) => {
  clients.push([client.remoteAddress, client.remotePort]);
  console.log(`CONNECTION ${clients.length}. Client IP,PORT: ${clients[clients.length - 1]}`);
  client.once("data", (message) => {
    console.log("Message received:", message.toString());
    client.end("ECHO: " + message + "\n");
    if (clients.length === 5) {
      server.close();
      console.log("The following clients has connected to the server:");
      clients.forEach((address, i) => console.log(`Client ${i}: ${address}`));
    } else {
      console.log("Waiting for Clients to connect");
    }
  });
});

server.listen(8080, "127.0.0.1", () => {
  console.log("The server is configured!");
  console.log("Waiting for Clients to connect");
});
