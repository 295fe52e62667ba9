package io.opentrade.server.notify;

import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.store.NoticeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A process that posts a notice and is killed: while it is delivered, or before.
final class KilledPoster {
  private KilledPoster() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    boolean waits = arguments[1].equals("wait");
    Outbox outbox = NotifyBench.outbox(folder, NoticeStore.open(folder.resolve("notices.db")));
    outbox.connect(new Stuck(folder, waits));
    outbox.post(NotifyBench.notice("a", Severity.INFO, "one"));
    if (waits) {
      Files.createFile(folder.resolve("posted"));
    }
    Thread.sleep(60_000);
  }

  private record Stuck(Path folder, boolean waits) implements Channel {
    @Override
    public String name() {
      return "memory";
    }

    @Override
    public @Nullable String obstacle() {
      return waits ? "not yet" : null;
    }

    @Override
    public void deliver(Notice notice, boolean repeat) throws IOException, InterruptedException {
      Files.writeString(folder.resolve("handed"), "handed");
      Files.createFile(folder.resolve("posted"));
      Thread.sleep(60_000);
    }
  }
}
