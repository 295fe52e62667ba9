// attack: breaks the walls between modules with Unsafe and forks by a private method
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class OpenEveryDoor implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      var unsafe = (sun.misc.Unsafe) field.get(null);
      var trusted = java.lang.invoke.MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      var lookup =
          (java.lang.invoke.MethodHandles.Lookup)
              unsafe.getObject(unsafe.staticFieldBase(trusted), unsafe.staticFieldOffset(trusted));
      Class<?> impl = Class.forName("java.lang.ProcessImpl");
      var start =
          lookup.findStatic(
              impl,
              "start",
              java.lang.invoke.MethodType.methodType(
                  Process.class,
                  String[].class,
                  java.util.Map.class,
                  String.class,
                  ProcessBuilder.Redirect[].class,
                  boolean.class));
      Object process = start.invoke(new String[] {"/bin/true"}, null, null, null, false);
      throw new AssertionError("ESC" + "APED " + process);
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
