# docker build -t tcp-lab .
# docker run --rm -p 8080:8080 tcp-lab echo3

ARG JDK_IMAGE=docker.io/library/eclipse-temurin:25-jdk
ARG JRE_IMAGE=docker.io/library/eclipse-temurin:25-jre

FROM ${JDK_IMAGE} AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode -Dmaven.test.skip=true package
RUN java -Djarmode=tools -jar target/tcp-lab.jar extract --layers --destination layers

FROM ${JRE_IMAGE}
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY src/main/docker/application.yml ./
# What the JVM learns in a start that ends before a port is opened, every later start need not. Trained here, where the
# JVM and the jar are those that will use it.
RUN java -XX:+UseSerialGC -XX:AOTCacheOutput=/app/tcp-lab.aot -Dspring.context.exit=onRefresh \
      -jar /app/tcp-lab.jar lab \
    && rm -rf /tmp/*
USER 10001:10001
EXPOSE 8080-8084 9080
# Servers stop accepting, and exchanges under way get tcp-lab.server.stop-timeout (5s) to finish.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/app/tcp-lab.jar", "dev.tcplab.web.actuator.HealthCheck"]
# An exchange leaves only garbage. With little room for it a server has half of the memory, and its clients wait no longer.
# Without memory the JVM's own threads die one by one, so the process ends rather than linger. What the JVM itself has to
# say goes to standard error, because standard output is the transcript's.
ENTRYPOINT ["java", "-XX:AOTCache=/app/tcp-lab.aot", "-XX:+UseSerialGC", "-XX:MaxNewSize=16m", "-XX:TrimNativeHeapInterval=5000", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-Xlog:disable", "-Xlog:all=warning:stderr", "-jar", "/app/tcp-lab.jar"]
