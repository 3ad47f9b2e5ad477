import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class Echo1 {

	public static void main(String[] args) throws IOException {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("Server stopped by the user")));
		try (ServerSocket server = new ServerSocket(8080, 50, InetAddress.getByName("127.0.0.1"))) {
			System.out.println("The server is configured!");
			while (true) {
				System.out.println("Waiting for Clients to connect");
				try (Socket client = server.accept()) {
					System.out.println("A client has connected to the server!");
					byte[] buffer = new byte[2048];
					int length = Math.max(client.getInputStream().read(buffer), 0);
					String message = new String(buffer, 0, length, StandardCharsets.UTF_8);
					System.out.println("Message received: " + message);
					client.getOutputStream().write(("ECHO: " + message + "\n").getBytes(StandardCharsets.UTF_8));
				}
				catch (IOException ex) {
					System.err.println("This client is gone: " + ex.getMessage());
				}
			}
		}
	}

}
