using System.Text;
using System.Text.Json;
using Inspections.Worker.Hosting;
using Xunit;

namespace Inspections.Worker.Tests.Delivery;

public sealed class DeliverCommandTests
{
    private const string Secret = "s3cret-of-the-portal";

    [Fact]
    public async Task A_person_delivers_sees_what_was_set_aside_sends_it_again_and_has_the_receipt_and_no_secret_appears()
    {
        using var scratch = new Scratch();
        bool refuses = true;
        await using var receiver = new Receiver((context, _, _) =>
        {
            context.Response.StatusCode = refuses ? 403 : 200;
            return Task.FromResult(refuses);
        });
        string data = Settings(scratch, new { Name = "portal", Address = receiver.Address, Token = Secret });
        OpenBureau.OpenOrMake(data, sampleWhenNew: true).Dispose();
        using (OpenBureau opened = OpenBureau.Open(data))
        {
            opened.Publish();
        }

        (int code, string printed, string errors) = await Scratch.RunAsync("deliver", "--data", data);
        Assert.True(code == 1 && errors.Length == 0, printed + errors);
        Assert.Contains("HTTP 403", printed, StringComparison.Ordinal);
        (_, string status, _) = await Scratch.RunAsync("status", "--data", data);
        Assert.Contains("deliver --retry --destination portal", status, StringComparison.Ordinal);
        Assert.Equal(1, (await Scratch.RunAsync("deliver", "--receipt", "ledger/checkpoint", "--data", data)).Code);
        Assert.Equal(64, (await Scratch.RunAsync("deliver", "--destination", "other", "--data", data)).Code);

        refuses = false;
        (code, string again, _) = await Scratch.RunAsync("deliver", "--retry", "--destination", "portal", "--data", data);
        Assert.True(code == 0, again);
        (code, string receipt, _) = await Scratch.RunAsync("deliver", "--receipt", "ledger/checkpoint", "--data", data);
        Assert.Equal(0, code);
        Assert.Contains($"{receiver.Address}ledger/checkpoint", receipt, StringComparison.Ordinal);
        Assert.Contains(receiver.Arrivals.Single(a => a.Path == "ledger/checkpoint").Digest.ToString(), receipt, StringComparison.Ordinal);

        Assert.Contains(Secret, receiver.Arrivals.First().Headers["Authorization"], StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, printed + status + again + receipt, StringComparison.Ordinal);
        byte[] secret = Encoding.UTF8.GetBytes(Secret);
        Each.Of(
            System.IO.Directory.GetFiles(data, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".json", StringComparison.Ordinal)),
            f => Assert.True(File.ReadAllBytes(f).AsSpan().IndexOf(secret) < 0, f));
    }

    [Theory]
    [InlineData("""{ "Name": "A b", "Folder": "x" }""", "Destinations:Name", "portal")]
    [InlineData("""{ "Name": "p" }""", "Destinations:p", "Folder")]
    [InlineData("""{ "Name": "p", "Folder": "x", "Address": "https://x/" }""", "Destinations:p", "Address")]
    [InlineData("""{ "Name": "p", "Address": "https://me:hidden-word@x/" }""", "Destinations:p:Address", "https://")]
    [InlineData("""{ "Name": "p", "Address": "https://x/", "Method": "GET" }""", "Destinations:p:Method", "PUT, POST")]
    [InlineData("""{ "Name": "p", "Address": "http://x.example/", "Token": "hidden-word" }""", "Destinations:p:Address", "https")]
    [InlineData("""{ "Name": "p", "Address": "https://x/", "Token": "hidden-word\n" }""", "Destinations:p:Token", "ASCII")]
    [InlineData("""{ "Name": "p", "Address": "https://x/", "HmacKey": "hidden-word" }""", "Destinations:p:HmacKey", "16")]
    [InlineData("""{ "Name": "p", "Address": "https://x/", "TimeoutSeconds": 0 }""", "Destinations:p:TimeoutSeconds", "1–600")]
    [InlineData("""{ "Name": "p", "Folder": "x", "DeadAfterDays": 0 }""", "Destinations:p:DeadAfterDays", "1–365")]
    [InlineData("""{ "Name": "p", "Folder": "FOLDER/data/public/sub" }""", "Destinations:p:Folder", "another folder")]
    [InlineData("""{ "Name": "p", "Foldr": "x" }""", "Foldr", "Folder")]
    public async Task A_destination_that_cannot_be_used_is_named_with_what_would_do_and_no_secret(string json, string name, string hint)
    {
        using var scratch = new Scratch();
        string data = Settings(scratch, JsonSerializer.Deserialize<JsonElement>(json.Replace("FOLDER", scratch.Folder, StringComparison.Ordinal)));
        (int code, _, string errors) = await Scratch.RunAsync("status", "--data", data);
        Assert.True(code == 64, errors);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.Contains(hint, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", errors, StringComparison.Ordinal);
    }

    private static string Settings(Scratch scratch, object destination)
    {
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", JsonSerializer.Serialize(new { Port = 0, Destinations = new[] { destination } }));
        return scratch.At("data");
    }
}
