package dev.tcplab.web.board;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium without a window, as it is installed on this machine.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	static final String MISSING = "Chromium and its driver are missing."
			+ " Install them with: apt-get install chromium chromium-driver";

	private static final String AXE = """
			const done = arguments[arguments.length - 1];
			axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations.flatMap(
				({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target}`))));
			""";

	/**
	 * The logger that warns about browsers that are newer than Selenium. This reference
	 * keeps it in memory, because a collected logger loses its level.
	 */
	private static final Logger LOGGER = Logger.getLogger("org.openqa.selenium");

	private final ChromeDriver driver;

	private Browser(Path binary, Path driver) {
		LOGGER.setLevel(Level.SEVERE);
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(binary.toFile());
		// In a container there is neither a sandbox nor much shared memory.
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
		options.setCapability("goog:loggingPrefs", logs);
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).usingAnyFreePort().build(),
				options);
		this.driver.manage().timeouts().scriptTimeout(PATIENCE);
		this.driver.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "deny"));
	}

	static Browser open() {
		return new Browser(binary().orElseThrow(() -> new AssertionError(MISSING)),
				driver().orElseThrow(() -> new AssertionError(MISSING)));
	}

	/**
	 * Whether the tests can run, or must fail because {@code CI=true} requires a browser.
	 */
	static boolean isInstalledOrRequired() {
		boolean wanted = (binary().isPresent() && driver().isPresent()) || "true".equals(System.getenv("CI"));
		if (!wanted) {
			System.err.println("The board is not tested. " + MISSING);
		}
		return wanted;
	}

	private static Optional<Path> binary() {
		return find("chromium", "chromium-browser", "google-chrome");
	}

	private static Optional<Path> driver() {
		return find("chromedriver");
	}

	private static Optional<Path> find(String... names) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((directory) -> Stream.of(names).map((name) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	void go(String url) {
		this.driver.get(url);
	}

	/**
	 * Sets the size in pixels, and the scheme: light or dark.
	 */
	void screen(int width, int height, String scheme) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	WebElement one(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	/**
	 * The texts of all such elements, including hidden ones, at one moment.
	 */
	List<String> texts(String selector) {
		return list("return [...document.querySelectorAll(arguments[0])].map((found) => found.textContent)", selector);
	}

	void click(String selector) {
		await("click on " + selector, (any) -> {
			one(selector).click();
			return true;
		});
	}

	/**
	 * Waits until such an element contains the text.
	 */
	void await(String selector, String text) {
		await("'%s' in %s".formatted(text, selector),
				(any) -> texts(selector).stream().anyMatch((found) -> found.contains(text)));
	}

	void await(String what, Function<WebDriver, Boolean> condition) {
		new WebDriverWait(this.driver, PATIENCE).pollingEvery(Duration.ofMillis(50))
			.ignoring(StaleElementReferenceException.class)
			.withMessage(what)
			.until(condition);
	}

	void select(String selector, String option) {
		new Select(one(selector)).selectByVisibleText(option);
	}

	/**
	 * Presses keys in the element that has the focus.
	 */
	void type(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	void escape() {
		type(Keys.ESCAPE);
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	String url() {
		return this.driver.getCurrentUrl();
	}

	void back() {
		this.driver.navigate().back();
	}

	void forward() {
		this.driver.navigate().forward();
	}

	String color(String selector) {
		return one(selector).getCssValue("color");
	}

	void run(String script, Object... arguments) {
		this.driver.executeScript(script, arguments);
	}

	String text(String expression) {
		return String.valueOf(this.driver.executeScript("return " + expression));
	}

	boolean is(String expression) {
		return Boolean.TRUE.equals(this.driver.executeScript("return Boolean(" + expression + ")"));
	}

	List<String> list(String script, Object... arguments) {
		return strings(this.driver.executeScript(script, arguments));
	}

	private static List<String> strings(Object found) {
		return ((List<?>) found).stream().map(String::valueOf).toList();
	}

	/**
	 * The page's present violations of accessibility rules.
	 */
	List<String> barriers() throws IOException {
		if (!is("window.axe")) {
			try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
				this.driver.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return strings(this.driver.executeAsyncScript(AXE));
	}

	/**
	 * The errors on the browser's console since the last call.
	 */
	List<String> errors() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	void picture(Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
