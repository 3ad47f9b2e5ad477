import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;

public class ReadLine {

    public static void main(String[] args) throws Exception {
        ServerSocket server = new ServerSocket(8080);
        System.out.println("The server is configured!");
        while (true) {
            System.out.println("Waiting for Clients to connect");
            try (Socket client = server.accept()) {
                System.out.println("A client has connected to the server!");
                String message = new BufferedReader(new InputStreamReader(client.getInputStream())).readLine();
                System.out.println("Message received: " + message);
                client.getOutputStream().write(("ECHO: " + message + "\n").getBytes());
            }
        }
    }

}
