package io.opentrade.repl;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/// The editor of lines, which others may draw beside: JLine's parts keep state while they draw, and
/// are not made for two threads at once.
final class Editor extends LineReaderImpl {
  /// @param variables of JLine by their names
  Editor(Terminal terminal, Map<String, Object> variables) {
    super(terminal, "opentrade", variables);
  }

  /// Does something while the editor draws nothing.
  void undisturbed(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
