package io.opentrade.server.stored;

import io.opentrade.commands.OutputFile;
import io.opentrade.commands.Terminal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/// A terminal nobody sits at: what is written is kept, up to a limit; nothing is asked, no file is
/// opened.
public final class CapturedTerminal implements Terminal {
  /// The most that is kept of either stream, in characters.
  public static final int LIMIT = 256 * 1024;

  private static final int ROWS = 24;

  private final int columns;
  private final Locale language;
  private final Messages messages;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();

  public CapturedTerminal(int columns, Locale language, Messages messages) {
    this.columns = columns;
    this.language = language;
    this.messages = messages;
  }

  /// What came to the standard output.
  public String written() {
    return out.toString();
  }

  /// What came to the standard error.
  public String complained() {
    return err.toString();
  }

  private static void keep(StringBuilder all, String more) {
    int free = LIMIT - all.length();
    all.append(more, 0, Math.min(free, more.length()));
  }

  @Override
  public void out(String text) {
    keep(out, text);
  }

  @Override
  public void err(String text) {
    keep(err, text);
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public boolean inputIsTerminal() {
    return false;
  }

  @Override
  public boolean outputIsTerminal() {
    return false;
  }

  @Override
  public boolean errorIsTerminal() {
    return false;
  }

  @Override
  public boolean color() {
    return false;
  }

  @Override
  public Locale language() {
    return language;
  }

  /// Paths mean nothing here; none is opened.
  @Override
  public Path cwd() {
    return Path.of("/");
  }

  @Override
  public boolean namesFiles() {
    return false;
  }

  @Override
  public String prompt(String text, boolean hidden) {
    throw alone();
  }

  @Override
  public String edit(String name, String text) {
    throw alone();
  }

  @Override
  public OutputFile openOutput(String path, boolean create) {
    throw alone();
  }

  @Override
  public InputStream openInput(String path) {
    throw alone();
  }

  @Override
  public Keys keys() {
    throw alone();
  }

  private RequestFailed alone() {
    return new RequestFailed(FailureKind.USAGE, messages.say(Sentence.NO_TERMINAL), null);
  }
}
