// attack: takes memory outside of the heap
// held: by the limits
// exit: 1
// says: memory
// limit: 120
import io.opentrade.strategy.*;

public class NativeBomb implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      java.lang.foreign.Arena arena = java.lang.foreign.Arena.global();
      for (; ; ) {
        arena.allocate(64 << 20).fill((byte) 1);
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
