package dev.tencentlive.cdi;

/** Something of this library that takes beans of the application where they are found, in place of what was injected. */
interface FindsBeans {

    void find(BeanFinder finder);
}
