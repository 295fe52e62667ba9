package io.opentrade.client;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The editor of the person's choice: `$VISUAL`, `$EDITOR`, or vi.
final class PersonsEditor {
  private static final File TTY = new File("/dev/tty");

  private PersonsEditor() {}

  /// Has a text changed, in a file that nobody else can read and that is gone afterwards.
  ///
  /// @param name of the file
  /// @throws IOException where there is no editor, or it says that it failed
  static String edit(String name, String text) throws IOException {
    Path folder =
        Files.createTempDirectory(
            "opentrade",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path file = folder.resolve(Path.of(name).getFileName());
    try {
      Files.writeString(file, text);
      int exit = run(command(), file);
      if (exit != 0) {
        throw new IOException("the editor ended with " + exit + ", so nothing was changed");
      }
      return read(file);
    } finally {
      Files.deleteIfExists(file);
      deleteQuietly(folder);
    }
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException("the editor has removed the file, so nothing was changed", e);
    } catch (CharacterCodingException e) {
      throw new IOException("the editor left what is no UTF-8 text, so nothing was changed", e);
    }
  }

  /// An editor may have left a copy of its own there, which is not ours to judge.
  private static void deleteQuietly(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      return;
    }
  }

  private static String command() {
    for (String variable : new String[] {"VISUAL", "EDITOR"}) {
      @Nullable String chosen = System.getenv(variable);
      if (chosen != null && !chosen.isBlank()) {
        return chosen;
      }
    }
    return "vi";
  }

  /// The command may have words of its own, so that a shell reads it.
  private static int run(String command, Path file) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString());
    if (hasTerminal()) {
      builder.redirectInput(TTY).redirectOutput(TTY);
    } else {
      builder.redirectInput(Redirect.INHERIT).redirectOutput(Redirect.DISCARD);
    }
    Process process = builder.redirectError(Redirect.INHERIT).start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean hasTerminal() {
    try (var in = new java.io.FileInputStream(TTY)) {
      return in.available() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
