using Beredskab.FakeTwilio;

// FakeTwilio [--urls http://127.0.0.1:5090] [--callback http://127.0.0.1:5080/webhooks/twilio/sms]
//            [--account AC…] [--token …] [--number +45…]
var given = new ConfigurationBuilder().AddCommandLine(args).Build();
var defaults = new FakeTwilioOptions();
await using var server = await FakeTwilioServer.StartAsync(
    defaults with
    {
        Url = given["urls"] ?? defaults.Url,
        AccountSid = given["account"] ?? defaults.AccountSid,
        AuthToken = given["token"] ?? defaults.AuthToken,
        Number = given["number"] ?? defaults.Number,
        InboundUrl = given["callback"] is { } callback ? new Uri(callback) : null,
    }
);
Console.WriteLine($"FakeTwilio ready on {server.Url}");
await server.WaitForShutdown();
