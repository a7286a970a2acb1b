using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Operations;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("""{ "Porrt": 8420 }""", "Porrt", "Port")]
    [InlineData("""{ "drawtimes": "10:00" }""", "drawtimes", "DrawTime")]
    [InlineData("""{ "People": [ { "Id": "head" }, { "Id": "b", "Nmae": "x" } ] }""", "Nmae", "Name")]
    [InlineData("""{ "Port": 99999 }""", "Port", "0–65535")]
    [InlineData("""{ "Port": "many" }""", "Port", "a whole number, not 'many'")]
    [InlineData("""{ "DrawTime": "noon" }""", "DrawTime", "a time such as 10:00")]
    [InlineData("""{ "AssumeWeekdays": "maybe" }""", "AssumeWeekdays", "true or false")]
    [InlineData("""{ "LogFormat": "xml" }""", "LogFormat", "json")]
    [InlineData("""{ "LogLevel": "Loud" }""", "LogLevel", "Loud")]
    [InlineData("""{ "PublicLanguages": [ "zh", "fr" ] }""", "PublicLanguages", "zh, en")]
    [InlineData("""{ "PublicLanguages": [ "en" ] }""", "PublicLanguages", "zh")]
    [InlineData("""{ "PublicLanguages": [ "zh", "zh" ] }""", "PublicLanguages", "zh, en")]
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

    [Theory]
    [InlineData("""{ "Destinations": [ { "Name": "portal", "Address": "https://portal.example/", "Token": "hidden-word" } ] }""", "Destinations:0:Token")]
    [InlineData("""{ "Destinations": [ { "Name": "portal", "Address": "https://portal.example/", "HmacKey": "hidden-word-of-16" } ] }""", "Destinations:0:HmacKey")]
    [InlineData("""{ "Alerts": { "Webhooks": [ { "Name": "office", "Address": "https://office.example/", "Token": "hidden-word" } ] } }""", "Alerts:Webhooks:0:Token")]
    [InlineData("""{ "alerts": { "mail": { "secret": "hidden-word" } } }""", "Alerts:Mail:Secret")]
    [InlineData("""{ "Database": "Server=127.0.0.1,1;User ID=sa;Password=hidden-word;Connect Timeout=1" }""", "Database")]
    [InlineData("""{ "Port": 0 }""", null)]
    [InlineData("""{ "Database": "Server=127.0.0.1,1;Integrated Security=true;Connect Timeout=1" }""", null)]
    public async Task A_settings_file_with_a_secret_that_others_can_read_is_refused(string json, string? secret)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes of files are Unix's");
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        string file = scratch.Write("data/inspections.json", json);
        SetMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        (int code, string output, string errors) = await Scratch.RunAsync("status", "--data", scratch.At("data"));
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("hidden-word", output + errors, StringComparison.Ordinal);
        Assert.Equal(secret is not null, errors.Contains($"chmod 600 {file}", StringComparison.Ordinal));
        Assert.Contains(secret ?? "", errors, StringComparison.Ordinal);
        if (secret is not null)
        {
            SetMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Assert.DoesNotContain("chmod", (await Scratch.RunAsync("status", "--data", scratch.At("data"))).Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_path_in_the_settings_is_relative_to_the_data_folder()
    {
        using var scratch = new Scratch();
        OwnerOnlyFile.Write(scratch.At("mail-secret"), "x");
        string file = scratch.Write("inspections.json", """
            { "Policy": "policy.json", "Public": "out", "Calendar": "days.json", "SigningKeyFile": "../safe/signing.pem",
              "Destinations": [ { "Name": "mirror", "Folder": "mirror" } ],
              "Alerts": { "Mail": { "Host": "mail.example", "User": "u", "SecretFile": "mail-secret", "From": "a@bureau.example", "To": [ "b@bureau.example" ] } } }
            """);
        WorkerSettings settings = WorkerSettings.Read(file);
        Assert.Equal(scratch.At("policy.json"), settings.Policy);
        Assert.Equal(scratch.At("out"), settings.Public);
        Assert.Equal(scratch.At("days.json"), settings.Calendar);
        Assert.Equal(Path.GetFullPath(scratch.At("../safe/signing.pem")), settings.SigningKeyFile);
        Assert.Equal(scratch.At("mirror"), settings.Destinations[0].Folder);
        Assert.Equal(scratch.At("mail-secret"), settings.Alerts.Mail!.SecretFile);
    }

    [Fact]
    public void Settings_of_every_feature_stand_side_by_side_in_the_file()
    {
        using var scratch = new Scratch();
        WorkerSettings settings = WorkerSettings.Read(scratch.Write("inspections.json", """
            { "DrawTime": "14:30", "PlannedItems": { "property-management": [ "WY-01" ] }, "Sources": [ "own", "dice" ], "KeepBack": { "property-management": 9 },
              "VisitWorkingDays": 15, "PublishWithinWorkingDays": 12, "ReviewStepNames": { "head": "负责人" },
              "People": [ { "Id": "H-1", "Roles": [ "head" ] } ], "Institution": "样例市住房局", "Port": 8421 }
            """));
        Assert.Equal(new TimeOnly(14, 30), settings.Planning.DrawTime);
        Assert.Equal(["WY-01"], settings.Planning.PlannedItems["property-management"]);
        Assert.Equal(["own", "dice"], settings.Commitment.Sources);
        Assert.Equal(9, settings.Commitment.KeepBack["property-management"]);
        Assert.Equal((15, 12), (settings.Visits.VisitWorkingDays, settings.Deadlines.PublishWithinWorkingDays));
        Assert.Equal("负责人", settings.Review.Named(Label.Parse("head")).Name);
        Assert.Equal(["head"], settings.Staff.People.Single().Roles);
        Assert.Equal(("样例市住房局", 8421), (settings.Naming.Institution, settings.Port));
        string message = Assert.Throws<UserErrorException>(() => WorkerSettings.Read(scratch.Write("other.json", """{ "Planning": { "DrawTime": "14:30" } }"""))).Message;
        Assert.Contains("Planning", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_variable_is_pointed_out_and_a_strangers_is_left_alone()
    {
        string message = Assert.Throws<UserErrorException>(() => SettingNames.CheckEnvironment(Variables("POLCY"))).Message;
        Assert.Contains("INSPECTIONS_POLICY", message, StringComparison.Ordinal);
        SettingNames.CheckEnvironment(Variables("POLICY", "SIGNING_KEY_PEM", "TEST_SQLSERVER", "FULL", "CI_BUILD_NUMBER"));
    }

    private static void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode);
        }
    }

    private static Microsoft.Extensions.Configuration.IConfiguration Variables(params string[] names) =>
        Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder(), names.ToDictionary(n => n, string? (_) => "x")).Build();
}
