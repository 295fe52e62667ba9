// attack: attaches a debugger to itself and to others
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class Debugger implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Class<?> machine = Class.forName("com.sun.tools.attach.VirtualMachine");
      machine.getMethod("attach", String.class).invoke(null, "$DAEMON$");
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
