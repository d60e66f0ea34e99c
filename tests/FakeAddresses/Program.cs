using Beredskab.FakeAddresses;

// FakeAddresses [--urls http://127.0.0.1:5091] [--token …]
var given = new ConfigurationBuilder().AddCommandLine(args).Build();
await using var server = await FakeAddressServer.StartAsync(
    given["urls"] ?? "http://127.0.0.1:5091",
    given["token"] ?? "fake-address-token",
    CancellationToken.None
);
Console.WriteLine($"FakeAddresses ready on {server.Url}");
await server.WaitForShutdown();
