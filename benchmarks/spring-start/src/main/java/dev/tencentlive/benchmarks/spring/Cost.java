package dev.tencentlive.benchmarks.spring;

import java.lang.management.ManagementFactory;

/**
 * What a start cost.
 *
 * @param cpuMillis processor time of the whole process
 * @param wallMillis time since the JVM began
 */
record Cost(long cpuMillis, long wallMillis) {

    private static final String MARK = "cost: ";
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Prints the cost of this process so far, and ends it. */
    static void tell() {
        long wall = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long cpu = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        System.out.println(MARK + cpu / NANOS_PER_MILLI + " " + wall);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    static Cost read(String output) {
        String[] told = output.substring(output.lastIndexOf(MARK) + MARK.length())
                .strip()
                .split(" ", -1);
        return new Cost(Long.parseLong(told[0]), Long.parseLong(told[1]));
    }
}
