package dev.tencentlive.quarkus.codestart;

import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.BOM_ARTIFACT_ID;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.BOM_GROUP_ID;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.BOM_VERSION;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.JAVA_VERSION;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.MAVEN_COMPILER_PLUGIN_VERSION;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.MAVEN_SUREFIRE_PLUGIN_VERSION;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.PROJECT_ARTIFACT_ID;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.PROJECT_GROUP_ID;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.PROJECT_PACKAGE_NAME;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.PROJECT_VERSION;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.QUARKUS_MAVEN_PLUGIN_ARTIFACT_ID;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.QUARKUS_MAVEN_PLUGIN_GROUP_ID;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.QUARKUS_MAVEN_PLUGIN_VERSION;
import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey.QUARKUS_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.builder.Version;
import io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartCatalog;
import io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartData.QuarkusDataKey;
import io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartProjectInput;
import io.quarkus.devtools.project.BuildTool;
import io.quarkus.platform.descriptor.loader.json.ResourceLoader;
import io.quarkus.platform.descriptor.loader.json.ResourceLoaders;
import io.quarkus.registry.catalog.Extension;
import io.quarkus.registry.catalog.ExtensionCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project as {@code quarkus create} writes it for somebody who chose this extension and nothing else. Its code and its own
 * tests are compiled and run by this module, as they stand.
 */
final class CodestartTest {

    private static final Map<QuarkusDataKey, String> PROJECT = Map.ofEntries(
            Map.entry(PROJECT_GROUP_ID, "com.example"),
            Map.entry(PROJECT_ARTIFACT_ID, "gifts"),
            Map.entry(PROJECT_VERSION, "1.0"),
            Map.entry(PROJECT_PACKAGE_NAME, "com.example.gifts"),
            Map.entry(JAVA_VERSION, "17"),
            Map.entry(BOM_GROUP_ID, "io.quarkus"),
            Map.entry(BOM_ARTIFACT_ID, "quarkus-bom"),
            Map.entry(BOM_VERSION, Version.getVersion()),
            Map.entry(QUARKUS_VERSION, Version.getVersion()),
            Map.entry(QUARKUS_MAVEN_PLUGIN_GROUP_ID, "io.quarkus"),
            Map.entry(QUARKUS_MAVEN_PLUGIN_ARTIFACT_ID, "quarkus-maven-plugin"),
            Map.entry(QUARKUS_MAVEN_PLUGIN_VERSION, Version.getVersion()),
            Map.entry(MAVEN_COMPILER_PLUGIN_VERSION, "3.15.0"),
            Map.entry(MAVEN_SUREFIRE_PLUGIN_VERSION, "3.5.4"));

    @TempDir
    private static Path project;

    @BeforeAll
    static void create() throws Exception {
        Extension ours = ours();
        QuarkusCodestartCatalog catalog = QuarkusCodestartCatalog.fromExtensionsCatalog(
                ExtensionCatalog.builder().setExtensions(List.of(ours)).build(),
                List.of(loader("codestarts/quarkus/language"), loader("codestarts/quarkus/tencent-live-codestart")));
        var input = QuarkusCodestartProjectInput.builder()
                .buildTool(BuildTool.MAVEN)
                .addCodestart("java")
                .addExtension(ours.getArtifact())
                .noBuildToolWrapper()
                .noDockerfiles();
        PROJECT.forEach(input::putData);
        catalog.createProject(input.build()).generate(project);
    }

    @Test
    void projectDependsOnTheExtensionAndOnWhatTheCodeNeeds() throws Exception {
        assertThat(read("pom.xml"))
                .contains(
                        "<artifactId>quarkus-tencent-live</artifactId>",
                        "<artifactId>quarkus-rest</artifactId>",
                        "<artifactId>rest-assured</artifactId>");
    }

    @Test
    void codeIsMovedToThePackageOfTheProject() throws Exception {
        assertThat(read("src/main/java/com/example/gifts/GiftResource.java"))
                .startsWith("package com.example.gifts;")
                .contains("LiveMessageSender sender");
        assertThat(read("src/test/java/com/example/gifts/GiftResourceTest.java"))
                .startsWith("package com.example.gifts;")
                .contains("@QuarkusTest");
    }

    @Test
    void readmeSaysHowToSendTheFirstGift() throws Exception {
        assertThat(read("README.md"))
                .contains("### Tencent Live messaging")
                .contains("curl -d rose http://localhost:8080/rooms/room1/gifts")
                .contains("tencent.live.secret-key=${LIVE_SECRET_KEY}");
    }

    private static String read(String file) throws Exception {
        return Files.readString(project.resolve(file));
    }

    /** As its descriptor says it, the name of its codestart included. */
    private static Extension ours() throws Exception {
        for (URL each : Collections.list(
                CodestartTest.class.getClassLoader().getResources("META-INF/quarkus-extension.yaml"))) {
            Extension found = ResourceLoaders.processAsPath(each, CodestartTest::extension);
            if (found.managementKey().equals("dev.tencentlive:quarkus-tencent-live")) {
                return found;
            }
        }
        throw new AssertionError("no descriptor of the extension on the class path");
    }

    private static Extension extension(Path descriptor) {
        try {
            return Extension.fromFile(descriptor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the jar on the class path that has this folder. */
    private static ResourceLoader loader(String folder) throws Exception {
        String found = Objects.requireNonNull(
                        CodestartTest.class.getClassLoader().getResource(folder), folder)
                .toString();
        assertThat(found).startsWith("jar:file:");
        return ResourceLoaders.resolveFileResourceLoader(
                Path.of(URI.create(found.substring("jar:".length(), found.indexOf('!'))))
                        .toFile());
    }
}
