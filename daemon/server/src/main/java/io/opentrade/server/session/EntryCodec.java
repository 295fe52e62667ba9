package io.opentrade.server.session;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.store.LedgerEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Journal lines as JSON: records by their components, which of a sealed family it is under `is`,
/// decimals as text. Thread-safe.
final class EntryCodec {
  private static final ObjectMapper MAPPER = mapper();

  private EntryCodec() {}

  static String write(Entry entry) {
    try {
      return MAPPER.writerFor(Entry.class).writeValueAsString(entry);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @throws IllegalStateException where it is no line of this version
  static Entry read(LedgerEntry line) {
    try {
      return MAPPER.readValue(line.body(), Entry.class);
    } catch (JsonProcessingException wrong) {
      throw new IllegalStateException(
          "line " + line.sequence() + " of the journal is not understood: " + wrong.getMessage(),
          wrong);
    }
  }

  private static ObjectMapper mapper() {
    SimpleModule values = new SimpleModule("values");
    text(values, Price.class, Price::toString, Price::of);
    text(values, Quantity.class, Quantity::toString, Quantity::of);
    text(values, Money.class, Money::toString, Money::of);
    text(values, OrderId.class, OrderId::text, OrderId::new);
    text(values, BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new);
    return JsonMapper.builder()
        .addModule(values)
        .annotationIntrospector(new SealedFamilies())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        // Strategies traded a single market once.
        .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .build();
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> print, Function<String, T> parse) {
    module.addSerializer(type, new TextWriter<>(type, print));
    module.addDeserializer(type, new TextReader<>(type, parse));
  }

  /// Each member of a sealed family is told by its simple name; names are unique within a family.
  private static final class SealedFamilies extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
        MapperConfig<?> config, AnnotatedClass type, JavaType base) {
      return type.getRawType().isSealed()
          ? new StdTypeResolverBuilder()
              .init(
                  JsonTypeInfo.Value.construct(
                      JsonTypeInfo.Id.NAME,
                      JsonTypeInfo.As.PROPERTY,
                      "is",
                      null,
                      false,
                      null,
                      null),
                  null)
          : null;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
      if (!type.getRawType().isSealed()) {
        return null;
      }
      List<NamedType> members = new ArrayList<>();
      collect(type.getRawType(), members);
      return members;
    }

    private static void collect(Class<?> family, List<NamedType> members) {
      for (Class<?> member : family.getPermittedSubclasses()) {
        if (member.isSealed()) {
          collect(member, members);
        } else {
          Class<?> outer = member.getDeclaringClass();
          String name = member.getSimpleName();
          members.add(
              new NamedType(member, outer == null ? name : outer.getSimpleName() + "." + name));
        }
      }
    }
  }

  private static final class TextWriter<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> print;

    TextWriter(Class<T> type, Function<T, String> print) {
      super(type);
      this.print = print;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(print.apply(value));
    }
  }

  private static final class TextReader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    TextReader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return parse.apply(parser.getText());
    }
  }
}
