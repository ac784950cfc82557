package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSenderBuilder;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Runs exchanges on the application's executor of Jakarta Concurrency. */
@Singleton
@Priority(BeanPlanner.CONCURRENCY)
final class ConcurrencyPart implements OptionalPart {

    @Inject
    @Any
    Instance<ManagedExecutorService> executors;

    @Override
    @SuppressWarnings("UnnecessaryAssignment") // the injected one may not see all, as BeanFinder says
    public void find(BeanFinder finder) {
        executors = finder.any(ManagedExecutorService.class);
    }

    @Override
    public void contribute(String client, LiveMessageSenderBuilder builder) {
        ClientBeans.forClient(executors, client).ifPresent(builder::executor);
    }
}
