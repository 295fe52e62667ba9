package io.opentrade.commands;

import io.opentrade.protocol.RequestFailed;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a command reads and writes: the far end of a socket, a chat, or a test.
///
/// Every method that writes or asks may wait; interrupting the waiting thread cancels the command.
/// When the reader is gone (a closed pipe, a lost client) they throw [RequestFailed] of kind
/// INTERRUPTED, and the command ends quietly.
public interface Terminal {
  /// Width in characters; 80 where it is unknown.
  int columns();

  /// Height in lines; 24 where it is unknown.
  int rows();

  /// Whether a person types on the standard input.
  boolean inputIsTerminal();

  /// Whether a person sees the standard output.
  boolean outputIsTerminal();

  /// Whether a person sees the standard error.
  boolean errorIsTerminal();

  /// Whether colours may be used on a stream that is a terminal (`NO_COLOR` is unset).
  boolean color();

  /// Writes to the standard output; line ends are `\n`.
  void out(String text);

  /// Writes to the standard error.
  void err(String text);

  /// Asks a person on their terminal and waits for a line.
  ///
  /// @param hidden do not show what is typed
  /// @throws RequestFailed of kind USAGE where there is no terminal to ask on
  String prompt(String text, boolean hidden);

  /// Has a person change a text in their own editor, and waits for it.
  ///
  /// @param name of the file that is edited
  /// @throws RequestFailed of kind USAGE where there is nobody to edit, or the editor failed
  String edit(String name, String text);

  /// From now on a person reads the standard output page by page, where there is more of it than
  /// their screen holds.
  default void page() {}

  /// Opens a file for writing, as the person at the far end: a relative path is relative to [#cwd].
  /// Nothing appears under that name before [OutputFile#commit].
  ///
  /// @param create refuse where the file exists (kind USAGE)
  /// @throws RequestFailed when it cannot be opened
  OutputFile openOutput(String path, boolean create);

  /// Opens `-`, `/dev/stdin` or `/dev/fd/N` of the far end for reading.
  ///
  /// @throws RequestFailed when it cannot be opened
  InputStream openInput(String path);

  /// The folder to which relative paths are relative, absolute.
  Path cwd();

  /// Whether the person at the far end may name files that are opened on this side: they are then
  /// opened with the rights of whoever runs this program.
  boolean namesFiles();

  /// The language for messages.
  Locale language();

  /// Takes the whole screen and hands on keys one by one, until it is closed.
  ///
  /// @throws RequestFailed of kind USAGE where there is no terminal
  Keys keys();

  /// The keys of a person.
  interface Keys extends AutoCloseable {
    /// The next key, as the terminal sends it, or null when none came meanwhile.
    @Nullable String next(Duration patience) throws InterruptedException;

    /// Gives the screen back.
    @Override
    void close();
  }
}
