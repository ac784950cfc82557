package dev.tencentlive.quarkus.deployment;

/** Something that an application tells a test; known on both sides. */
public interface Told {

    String tell(String about) throws Exception;
}
