// attack: opens the worker's own classes by reflection
// held: nothing, the worker has no secret
// exit: 1
import io.opentrade.strategy.*;

public class Reflection implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Class<?> main = Class.forName("io.opentrade.scripting.Server");
      throw new IllegalStateException(
          main.getDeclaredFields().length + " fields, and nothing of worth in them");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
