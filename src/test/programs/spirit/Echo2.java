import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

public class Echo2 {

	public static void main(String[] args) throws IOException {
		ServerSocket server = new ServerSocket(8080);
		System.out.println("The server is configured!");
		int count = 0;
		while (true) {
			System.out.println("Waiting for Clients to connect");
			Socket client = server.accept();
			count++;
			System.out.println("CONNECTION " + count + ". Client IP,PORT: " + client.getRemoteSocketAddress());
			byte[] buffer = new byte[2048];
			int length = client.getInputStream().read(buffer);
			String message = new String(Arrays.copyOf(buffer, length));
			System.out.println("Message received: " + message);
			DataOutputStream out = new DataOutputStream(client.getOutputStream());
			out.write(("ECHO: " + message + "\n").getBytes());
			client.close();
		}
	}

}
