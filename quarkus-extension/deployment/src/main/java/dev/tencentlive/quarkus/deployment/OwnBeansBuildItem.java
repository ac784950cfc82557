package dev.tencentlive.quarkus.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/** Hands {@link OwnBeans} from one build step to others; Quarkus asks for a class of its own for that. */
final class OwnBeansBuildItem extends SimpleBuildItem {

    private final OwnBeans own;

    OwnBeansBuildItem(OwnBeans own) {
        this.own = own;
    }

    OwnBeans own() {
        return own;
    }
}
