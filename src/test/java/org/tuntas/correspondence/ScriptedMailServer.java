package org.tuntas.correspondence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers some commands as it is told, and all others well. */
final class ScriptedMailServer implements AutoCloseable {

    /** In the place of an answer: the connection is cut. */
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * @param port 0 takes a free one
     * @param answers by the first four letters of a command; {@code DONE} is the end of the message
     */
    ScriptedMailServer(int port, Map<String, String> answers) {
        this.answers = answers;
        try {
            this.socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread listener = new Thread(this::listen, "scripted-mail-server");
        listener.setDaemon(true);
        listener.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Commands in the order in which they came. */
    List<String> heard() {
        return heard;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                talk(connection);
            } catch (IOException closed) {
                heard.add("(closed)");
            }
        }
    }

    private void talk(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        say(connection, "220 scripted");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT);
            heard.add(line);
            if (!answer(connection, command)) {
                return;
            }
            if (command.equals("DATA") && !answers.containsKey("DATA")) {
                String text = in.readLine();
                while (text != null && !text.equals(".")) {
                    text = in.readLine();
                }
                heard.add("DONE");
                if (!answer(connection, "DONE")) {
                    return;
                }
            }
        }
    }

    private boolean answer(Socket connection, String command) throws IOException {
        String well = command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 fine";
        String answer = answers.getOrDefault(command, well);
        if (answer.equals(HANG_UP)) {
            connection.close();
            return false;
        }
        say(connection, answer);
        return true;
    }

    private static void say(Socket connection, String answer) throws IOException {
        connection.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
