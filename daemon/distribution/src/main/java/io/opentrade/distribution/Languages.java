package io.opentrade.distribution;

import io.opentrade.sandbox.WorkerCommand;
import io.opentrade.sandbox.WorkerFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The guest languages' own libraries, unpacked once beside the jars: a worker that had to unpack
/// them at every start would take seconds.
final class Languages {
  private Languages() {}

  /// Where they lie in the assembly.
  static Path folder(Path out) {
    return out.resolve("lib/languages");
  }

  /// Unpacks those of the worker's jars.
  ///
  /// @throws IOException where that fails
  static void unpack(Path javaHome, Path out) throws IOException {
    Path folder = folder(out);
    Jars.deleteTree(folder);
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of(javaHome.resolve("bin/java").toString()));
    command.addAll(WorkerCommand.unpacking(WorkerFiles.jars(out.resolve("lib/worker")), folder));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("the languages' libraries could not be unpacked");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
