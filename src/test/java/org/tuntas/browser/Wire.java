package org.tuntas.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to the application that can be cut: what a browser calls being offline does not reach its service workers. */
final class Wire implements AutoCloseable {

    private final ServerSocket end;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Wire(ServerSocket end, int port) {
        this.end = end;
        this.port = port;
    }

    /** Lays a wire to a port of this machine. */
    static Wire to(int port) {
        try {
            Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getByName("localhost")), port);
            wire.run(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return "http://localhost:" + end.getLocalPort() + path;
    }

    /** From now on nothing goes through. */
    void cut() {
        try {
            end.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private interface Carrying {
        void carry() throws IOException;
    }

    private void run(Carrying carrying) {
        Thread thread = new Thread(
                () -> {
                    try {
                        carrying.carry();
                    } catch (IOException cut) {
                        // A wire that is cut, or a browser that has hung up, carries nothing more.
                    }
                },
                "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket browser = end.accept();
            open.add(browser);
            Socket application = new Socket(InetAddress.getByName("localhost"), port);
            open.add(application);
            // A browser lays spare connections, also at the moment of the cut.
            if (end.isClosed()) {
                cut();
            }
            run(() -> browser.getInputStream().transferTo(application.getOutputStream()));
            run(() -> application.getInputStream().transferTo(browser.getOutputStream()));
        }
    }
}
