package io.opentrade.engine.indicator;

import io.opentrade.engine.indicator.Definition.Form;
import io.opentrade.engine.indicator.Definition.Parameter;
import io.opentrade.engine.indicator.Definition.Type;
import java.util.ArrayList;
import java.util.List;

/// Describes an indicator of ours, parameter by parameter.
final class Describing {
  private static final String NONE = "";

  private final String name;
  private final String summary;
  private final List<Form> forms = new ArrayList<>();
  private List<Parameter> parameters = new ArrayList<>();
  private List<String> outputs = List.of("value");
  private boolean condition;
  private String source = NONE;

  private Describing(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  static Describing own(String name, String summary) {
    return new Describing(name, summary);
  }

  Describing column() {
    return column("column");
  }

  Describing column(String called) {
    return with(Parameter.needed(called, Type.COLUMN));
  }

  Describing condition(String called) {
    return with(Parameter.needed(called, Type.CONDITION));
  }

  Describing length() {
    return with(Parameter.needed("length", Type.LENGTH));
  }

  Describing length(int standard) {
    return length("length", standard);
  }

  Describing length(String called, int standard) {
    return with(Parameter.standard(called, Type.LENGTH, standard));
  }

  Describing count(String called, int standard) {
    return with(Parameter.standard(called, Type.COUNT, standard));
  }

  Describing number(String called, double standard) {
    return with(Parameter.standard(called, Type.NUMBER, standard));
  }

  /// A number in a range; needed.
  Describing share(String called, double least, double most) {
    return with(new Parameter(called, Type.NUMBER, null, List.of(), least, most));
  }

  /// One of some words, the usual one first.
  Describing word(String called, List<String> words) {
    return with(Parameter.standard(called, Type.WORD, words.getFirst(), words));
  }

  Describing seed() {
    return word("seed", Seed.WORDS);
  }

  Describing zone() {
    return with(Parameter.standard("zone", Type.ZONE, "UTC", List.of()));
  }

  Describing time(String called) {
    return with(Parameter.needed(called, Type.TIME));
  }

  /// Ends an argument list and begins another way to call it.
  Describing or() {
    forms.add(new Form(parameters));
    parameters = new ArrayList<>();
    return this;
  }

  Describing gives(List<String> names) {
    outputs = names;
    return this;
  }

  Describing gives(String... names) {
    return gives(List.of(names));
  }

  /// Its numbers are 1 and 0 for yes and no.
  Describing yesNo() {
    condition = true;
    return this;
  }

  /// Whose formula it is, and how conventions differ.
  Describing source(String text) {
    source = text;
    return this;
  }

  Own formula(Own.Formula formula) {
    return new Own(definition(), formula, null);
  }

  Own kernel(Own.Kernel kernel) {
    return new Own(definition(), null, kernel);
  }

  /// A formula for some calls, the kernel for the others.
  Own either(Own.Formula formula, Own.Kernel kernel) {
    return new Own(definition(), formula, kernel);
  }

  private Describing with(Parameter parameter) {
    parameters.add(parameter);
    return this;
  }

  private Definition definition() {
    or();
    return new Definition(name, forms, outputs, condition, summary, source);
  }
}
