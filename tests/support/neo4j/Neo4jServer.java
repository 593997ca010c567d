import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/**
 * A small Neo4j Community that speaks Bolt on 127.0.0.1, for tests and for trying the store by hand.
 *
 * <p>It reads SOLMU_NEO4J_DATA (folder), SOLMU_NEO4J_PORT, SOLMU_NEO4J_PASSWORD and, where there is
 * one, SOLMU_NEO4J_PAGES (megabytes of page cache), gives the user neo4j that password, prints one
 * ready line and runs until SIGTERM, SIGINT or the end of its standard input. Whatever stops the start
 * goes to standard error, with exit status 1.
 */
public final class Neo4jServer {
    private static final String HOST = "127.0.0.1";

    public static void main(String[] args) {
        try {
            int port = Integer.parseInt(required("SOLMU_NEO4J_PORT"));
            serve(Path.of(required("SOLMU_NEO4J_DATA")), port, required("SOLMU_NEO4J_PASSWORD"));
            System.exit(0);
        } catch (Throwable failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void serve(Path home, int port, String password) throws IOException {
        DatabaseManagementService server = start(home, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        setPassword(server, password);
        System.out.println("Neo4j 5.26.30 ready on bolt://" + HOST + ":" + port);
        waitForEndOfInput();
    }

    private static DatabaseManagementService start(Path home, int port) {
        SocketAddress address = new SocketAddress(HOST, port);
        return new DatabaseManagementServiceBuilder(home)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address)
                .setConfig(BoltConnector.server_bolt_telemetry_enabled, false)
                .setConfig(HttpConnector.enabled, false)
                .setConfig(HttpsConnector.enabled, false)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(GraphDatabaseSettings.debug_log_enabled, false)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(pages()))
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.preallocate_store_files, false)
                .setConfig(GraphDatabaseSettings.keep_logical_logs, "keep_none")
                .setConfig(GraphDatabaseSettings.shutdown_transaction_end_timeout, Duration.ofSeconds(1))
                // Otherwise the shutdown waits ten seconds for Bolt to have been quiet.
                .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
                .build();
    }

    /** ALTER USER refuses a password that is already the user's, so a second start replaces the user. */
    private static void setPassword(DatabaseManagementService server, String password) {
        server.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                .executeTransactionally(
                        "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                        Map.of("password", password));
    }

    /** Standard input ends when the starter dies, however it dies: no server is left behind. */
    private static void waitForEndOfInput() throws IOException {
        while (System.in.read() >= 0) {}
    }

    private static long pages() {
        String given = System.getenv("SOLMU_NEO4J_PAGES");
        return given == null ? 64 : Long.parseLong(given);
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
