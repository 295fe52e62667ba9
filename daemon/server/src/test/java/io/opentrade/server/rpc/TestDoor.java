package io.opentrade.server.rpc;

import io.opentrade.commands.Candidate;
import io.opentrade.commands.Terminal;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Gateway;
import io.opentrade.server.access.Access;
import io.opentrade.server.access.Attempts;
import io.opentrade.server.access.Pace;
import io.opentrade.server.access.Refusals;
import io.opentrade.server.api.Activity;
import io.opentrade.server.api.DaemonFacts;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A socket with the real rpc behind it, and behind that what the test gives.
final class TestDoor implements AutoCloseable {
  static final String BUILD = "build-1";

  /// A command for the test.
  interface Script {
    int run(List<String> argv, Terminal terminal, Gateway gateway) throws Exception;
  }

  final Path socket;
  final Activity activity = new Activity(InstantSource.system(), () -> "stopping");
  final AtomicInteger open = new AtomicInteger();
  final Refusals refusals = new Refusals();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  final Access access;
  private final Listener listener;

  TestDoor(Path folder, Gateway gateway, Script script) throws IOException {
    this(folder, gateway, script, Files.getOwner(folder));
  }

  TestDoor(Path folder, Gateway gateway, Script script, UserPrincipal owner) throws IOException {
    this(folder, gateway, script, owner, Entrance.Admits.OWNER, 1_000_000);
  }

  TestDoor(
      Path folder,
      Gateway gateway,
      Script script,
      UserPrincipal owner,
      Entrance.Admits admits,
      long perMinute)
      throws IOException {
    access =
        new Access(
            folder.resolve("access.db"), Actor.owner(owner.getName()), InstantSource.system());
    socket = folder.resolve("d.sock");
    var file = new RotatingFile(folder.resolve("test.log"), 1 << 20, 2);
    var log = new Log(file, new Redactor(), InstantSource.system(), () -> LogLevel.DEBUG);
    var facts = new DaemonFacts("0.0.1", BUILD, 42, Instant.EPOCH, new ForeignText("/home"), null);
    Messages messages = Messages.in("en");
    var services =
        new Services(
            gateway,
            new Scripted(script),
            activity,
            facts,
            new Pace(() -> perMinute, System::nanoTime),
            refusals,
            () -> messages,
            own -> own,
            () -> false,
            log);
    var connections =
        new Connections(
            new Entrance(
                admits, new PeerCheck(owner), access, new Attempts(System::nanoTime), pauses::add),
            services,
            open,
            128,
            "c");
    listener = Listener.open(socket, admits != Entrance.Admits.OWNER, log, connections::welcome);
  }

  private record Scripted(Script script) implements Shell {
    @Override
    public int run(List<String> argv, Terminal terminal, Gateway gateway) {
      try {
        return script.run(argv, terminal, gateway);
      } catch (InterruptedException _) {
        return 77;
      } catch (RuntimeException failed) {
        throw failed;
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }

    @Override
    public List<Candidate> complete(String line, int cursor, Gateway gateway) {
      return List.of(new Candidate(line.substring(0, cursor) + "tus", "what runs", true));
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    access.close();
  }
}
