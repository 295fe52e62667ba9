package io.opentrade.distribution;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What hostile strategies are after: secrets, files, processes, open ports. Each attack gets files
/// and a process of its own, so that what one does is not blamed on another.
final class Prey implements AutoCloseable {
  static final String CANARY = "canary-5e1f-never-to-be-seen";
  private static final String PRECIOUS = "precious";

  private final Path folder;
  private final Path home;
  private final long daemon;
  private final ServerSocket port;
  private final DatagramSocket datagrams;
  private final Map<String, Process> victims = new HashMap<>();

  /// @param folder an existing private one
  /// @param home the daemon's
  /// @param daemon its process
  Prey(Path folder, Path home, long daemon) throws IOException {
    this.folder = folder;
    this.home = home;
    this.daemon = daemon;
    port = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    datagrams = new DatagramSocket(port.getLocalPort(), InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answer);
    Files.createDirectories(home.resolve("data"));
    Files.writeString(home.resolve("canary.py"), "text = '" + CANARY + "'\n");
    Files.writeString(home.resolve("data/canary.db"), CANARY);
    Files.createDirectories(folder.resolve(".ssh"));
    Files.writeString(folder.resolve(".ssh/id_ed25519"), CANARY);
  }

  /// Whoever gets through to the port is told something, as a server of theirs would.
  private void answer() {
    byte[] page = "HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nevil".getBytes(US_ASCII);
    while (!port.isClosed()) {
      try (Socket caller = port.accept()) {
        caller.getOutputStream().write(page);
        caller.shutdownOutput();
        caller.setSoTimeout(1_000);
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException _) {
        // That one has gone; the next may come.
      }
    }
  }

  /// The script with what it is after filled in.
  ///
  /// @param socket the daemon's
  synchronized String script(Attack attack, Path socket) throws IOException {
    Files.writeString(file(attack), PRECIOUS);
    Files.deleteIfExists(out(attack));
    String text =
        attack
            .text()
            .replace("$CANARY$", home.resolve("canary.py").toString())
            .replace("$DATABASE$", home.resolve("data/canary.db").toString())
            .replace("$SSH$", folder.resolve(".ssh/id_ed25519").toString())
            .replace("$HOME$", home.toString())
            .replace("$SOCKET$", socket.toString())
            .replace("$DAEMON$", Long.toString(daemon))
            .replace("$PORT$", Integer.toString(port.getLocalPort()))
            .replace("$FILE$", file(attack).toString())
            .replace("$OUT$", out(attack).toString());
    return text.contains("$VICTIM$")
        ? text.replace("$VICTIM$", Long.toString(victim(attack).pid()))
        : text;
  }

  private Path file(Attack attack) {
    return folder.resolve(attack.name() + ".file");
  }

  private Path out(Attack attack) {
    return folder.resolve(attack.name() + ".out");
  }

  private Process victim(Attack attack) throws IOException {
    Process victim = victims.get(attack.name());
    if (victim == null || !victim.isAlive()) {
      victim = new ProcessBuilder("sleep", "100000").start();
      victims.put(attack.name(), victim);
    }
    return victim;
  }

  /// What the attack has done to its prey; the empty text for nothing.
  synchronized String damage(Attack attack) throws IOException {
    Process victim = victims.get(attack.name());
    if (victim != null && !victim.isAlive()) {
      return "its victim is dead";
    }
    if (Files.exists(out(attack), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return "it has made " + out(attack);
    }
    boolean intact = Files.exists(file(attack)) && Files.readString(file(attack)).equals(PRECIOUS);
    return intact ? "" : "it has changed " + file(attack);
  }

  @Override
  public void close() throws IOException {
    victims.values().forEach(Process::destroyForcibly);
    datagrams.close();
    port.close();
  }
}
