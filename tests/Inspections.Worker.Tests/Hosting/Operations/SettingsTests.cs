using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Operations;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("""{ "Porrt": 8420 }""", "Porrt", "Port")]
    [InlineData("""{ "drawtimes": "10:00" }""", "drawtimes", "DrawTime")]
    [InlineData("""{ "People": [ { "Id": "head" }, { "Id": "b", "Nmae": "x" } ] }""", "Nmae", "Name")]
    [InlineData("""{ "Port": 99999 }""", "Port", "0–65535")]
    [InlineData("""{ "Port": "many" }""", "Port", "many")]
    [InlineData("""{ "LogFormat": "xml" }""", "LogFormat", "json")]
    [InlineData("""{ "LogLevel": "Loud" }""", "LogLevel", "Loud")]
    [InlineData("""{ "OtlpEndpoint": "collector" }""", "OtlpEndpoint", "http://")]
    [InlineData("""{ "Port": """, "inspections.json", "")]
    public async Task A_setting_that_cannot_be_used_is_named_with_what_would_do(string json, string name, string hint)
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", json);
        (int code, _, string errors) = await Scratch.RunAsync("status", "--data", scratch.At("data"));
        Assert.Equal(64, code);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.Contains(hint, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_variable_is_pointed_out_and_a_strangers_is_left_alone()
    {
        string message = Assert.Throws<UserErrorException>(() => SettingNames.CheckEnvironment(Variables("POLCY"))).Message;
        Assert.Contains("INSPECTIONS_POLICY", message, StringComparison.Ordinal);
        SettingNames.CheckEnvironment(Variables("POLICY", "SIGNING_KEY_PEM", "TEST_SQLSERVER", "FULL", "CI_BUILD_NUMBER"));
    }

    private static Microsoft.Extensions.Configuration.IConfiguration Variables(params string[] names) =>
        Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder(), names.ToDictionary(n => n, string? (_) => "x")).Build();
}
