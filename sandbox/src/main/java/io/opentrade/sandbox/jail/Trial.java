package io.opentrade.sandbox.jail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Finds out whether a wall can be had, by starting a shell behind it.
final class Trial {
  private static final int ANSWER = 7;
  private static final int SECONDS = 5;
  private static final int MEGABYTES = 256;

  private Trial() {}

  /// What went wrong; the empty text where nothing did.
  static String of(Jail jail) {
    Path slot = null;
    try {
      slot = Slot.create(Path.of(System.getProperty("java.io.tmpdir")));
      Cell cell =
          new Cell(
              Path.of(System.getProperty("java.home")),
              List.of(),
              null,
              null,
              null,
              slot,
              MEGABYTES);
      return outcome(jail.start(cell, List.of(SystemFiles.SHELL, "-c", "exit " + ANSWER)));
    } catch (IOException failure) {
      return String.valueOf(failure.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } finally {
      if (slot != null) {
        Slot.delete(slot);
      }
    }
  }

  private static String outcome(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      Jail.handle(process).destroyForcibly();
      return "it hangs";
    }
    String said = new String(process.getErrorStream().readNBytes(300), UTF_8).strip();
    return process.exitValue() == ANSWER ? "" : said.isEmpty() ? "it fails" : said;
  }
}
