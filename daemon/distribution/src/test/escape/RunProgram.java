// attack: runs a program
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class RunProgram implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      new ProcessBuilder("id").start().waitFor();
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
