import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

public class Echo3 {

	public static void main(String[] args) throws IOException {
		List<InetSocketAddress> clients = new ArrayList<>();
		try (ServerSocket server = new ServerSocket(8080)) {
			System.out.println("The server is configured!");
			while (clients.size() < 5) {
				System.out.println("Waiting for Clients to connect");
				try (Socket client = server.accept()) {
					clients.add((InetSocketAddress) client.getRemoteSocketAddress());
					System.out.printf("CONNECTION %d. Client IP,PORT: %s%n", clients.size(), format(clients.get(clients.size() - 1)));
					byte[] buffer = new byte[2048];
					int length = Math.max(client.getInputStream().read(buffer), 0);
					System.out.println("Message received: " + new String(buffer, 0, length));
					client.getOutputStream().write(("ECHO: " + new String(buffer, 0, length) + "\n").getBytes());
				}
			}
		}
		System.out.println("The following clients has connected to the server: ");
		for (int i = 0; i < clients.size(); i++) {
			System.out.println("Client " + i + ": " + format(clients.get(i)));
		}
	}

	private static String format(InetSocketAddress address) {
		return "('" + address.getAddress().getHostAddress() + "', " + address.getPort() + ")";
	}

}
