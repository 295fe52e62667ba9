package io.opentrade.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A mail server that takes everything, in the clear.
final class LoopbackMail implements AutoCloseable {
  final ServerSocket socket;
  final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
  final List<String> said = new ArrayList<>();
  volatile boolean refuses;

  LoopbackMail() throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket peer = socket.accept()) {
        talk(peer);
      } catch (IOException _) {
        // the other side has gone
      }
    }
  }

  private void talk(Socket peer) throws IOException {
    var in = new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8));
    OutputStream out = peer.getOutputStream();
    say(out, "220 loopback");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      said.add(line);
      String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say(out, "250-loopback\r\n250 AUTH PLAIN");
        case "AUTH" -> say(out, "235 welcome");
        case "DATA" -> {
          say(out, "354 go on");
          mails.add(body(in));
          say(out, "250 taken");
        }
        case "RCPT" -> say(out, refuses ? "550 nobody here" : "250 fine");
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 fine");
      }
    }
  }

  private static String body(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
