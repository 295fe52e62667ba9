// attack: has a compiler read a secret and complain about its text
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class CompileSecret implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var said = new java.io.ByteArrayOutputStream();
      javax.tools.ToolProvider.getSystemJavaCompiler().run(null, said, said, "@$SSH$");
      throw new IllegalStateException(said.toString());
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
