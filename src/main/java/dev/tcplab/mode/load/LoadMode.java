package dev.tcplab.mode.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.console.Transcript;
import dev.tcplab.mode.Failures;
import dev.tcplab.mode.Mode;
import dev.tcplab.protocol.tls.Tls;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("load")
class LoadMode implements Mode, DisposableBean {

	private static final Duration TICK = Duration.ofMillis(200);

	private static final int TICKS_PER_LOG = 5;

	private static final int SECONDS_TO_REPORT = 3;

	private final LoadSettings settings;

	private final Target target;

	private final Executor executor;

	private final Transcript transcript;

	private final boolean alone;

	private final CountDownLatch reported = new CountDownLatch(1);

	private volatile @Nullable Load load;

	LoadMode(LoadSettings settings, TalkClient client, ClientSettings clientSettings,
			ObjectProvider<SslBundles> bundles, @Qualifier("tcpLabExecutor") Executor executor, Transcript transcript,
			BeanFactory beans) {
		this.settings = settings;
		this.target = new Target(client.server(), clientSettings.options(), Tls.of(bundles, clientSettings.ssl()));
		this.executor = executor;
		this.transcript = transcript;
		// Servers in this process print their own lines.
		this.alone = !beans.containsBean("tcpLabServers");
	}

	@Override
	public void run(Failures failures) throws InterruptedException {
		WarmUp.run(this.target.options(), this.settings.warmUp(), this.executor);
		try (ReportFile report = reportFile()) {
			drive(failures, report);
		}
		catch (IOException ex) {
			failures.report("The report %s cannot be written (%s). Choose another file with --report."
				.formatted(this.settings.report(), ex));
		}
		finally {
			this.reported.countDown();
		}
	}

	private @Nullable ReportFile reportFile() throws IOException {
		Path path = this.settings.report();
		return (path != null) ? new ReportFile(path) : null;
	}

	private void drive(Failures failures, @Nullable ReportFile report) throws IOException, InterruptedException {
		Measurements measurements = new Measurements();
		Duration cpuBefore = cpu();
		Schedule schedule;
		Load load;
		try (Progress progress = Progress.onStandardError(this.alone)) {
			schedule = new Schedule(this.settings.exchanges(), this.settings.time(), this.settings.rate());
			load = new Load(this.target, this.settings.clients(), Dialog.of(this.settings), schedule, measurements);
			this.load = load;
			for (int tick = 1; !load.awaitEnd(TICK); tick++) {
				progress.show(LoadStatus.of(schedule, measurements));
				if (report != null && tick % TICKS_PER_LOG == 0) {
					report.log(measurements.latest());
				}
			}
			LoadStatus last = LoadStatus.of(schedule, measurements);
			progress.show(schedule.isStopped() ? last : last.atTheEnd());
		}
		Histogram latest = measurements.latest();
		LoadResult result = LoadResult.of(load, schedule, measurements, cpu().minus(cpuBefore));
		List<Threshold> thresholds = Threshold.of(this.settings, result);
		this.transcript.print(Summary.lines(result));
		result.errorsByKind().keySet().forEach((kind) -> failures.remark(kind + ": " + measurements.firstReason(kind)));
		for (Threshold threshold : thresholds) {
			if (threshold.failure() != null) {
				failures.report(threshold.name() + ": " + threshold.failure());
			}
		}
		if (report != null) {
			report.log(latest);
			report.write(result, thresholds);
		}
	}

	private static Duration cpu() {
		return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/** Ends the load early, and reports what it has measured. */
	@Override
	public void destroy() throws InterruptedException {
		Load load = this.load;
		if (load != null) {
			load.stop();
			this.reported.await(SECONDS_TO_REPORT, TimeUnit.SECONDS);
		}
	}

}
