using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Cli.Accounts;

/// <summary>Who types a command: whoever signed in at that terminal, and nobody whom the command merely names.</summary>
public sealed partial class SignInCommandTests
{
    [Fact]
    public async Task From_the_first_administrator_to_a_person_who_signs_in_and_does_what_the_role_allows()
    {
        using var desk = new AccountsDesk();
        (int code, _, string errors) = await desk.RunAsync(desk.At("root"), "accounts", "list");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(DataRefusals.NoDatabase.Id, errors, StringComparison.Ordinal);
        Assert.Contains("inspections accounts add", (await desk.RunAsync(desk.At("root"), "sign-in", "A1")).Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await desk.RunAsync(desk.At("root"), "accounts", "add", "A1", "--name", "管理员", "--role", "处室负责人")).Code);
        Assert.Equal(0, (await desk.RunAsync(desk.At("root", AccountsDesk.Password, AccountsDesk.Password), "accounts", "add", "A1", "--name", "管理员", "--role", "系统管理员")).Code);
        (code, _, errors) = await desk.RunAsync(desk.At("root"), "sector", "add", "乙行业");
        Assert.Equal(1, code);
        Assert.Contains("inspections sign-in", errors, StringComparison.Ordinal);

        Assert.Equal(0, (await desk.RunAsync(desk.At("root", AccountsDesk.Password), "sign-in", "A1")).Code);
        desk.Database.Write(session => SectorStore.Add(session, [KnownSectors.Unknown("甲行业")]));
        (code, string output, errors) = await desk.RunAsync(desk.At("root"), "accounts", "add", "O1", "--name", "经办", "--role", "operator", "--sector", "甲行业");
        Assert.True(code == 0, errors);
        Assert.Contains(AccountRefusals.NoDuty.Id, (await desk.RunAsync(desk.At("root"), "sector", "add", "乙行业")).Errors, StringComparison.Ordinal);

        string first = FirstPassword().Match(output).Value;
        const string anew = "another long one 7";
        Assert.Equal(1, (await desk.RunAsync(desk.At("op", "wrong"), "sign-in", "O1")).Code);
        (code, _, errors) = await desk.RunAsync(desk.At("op", first, anew, anew), "sign-in", "O1");
        Assert.True(code == 0, errors);
        Assert.Equal(0, (await desk.RunAsync(desk.At("op"), "sector", "add", "乙行业")).Code);
        Assert.Contains("A1", (await desk.RunAsync(desk.At("root"), "accounts", "list")).Output, StringComparison.Ordinal);
        Assert.Contains(AccountRefusals.NoDuty.Id, (await desk.RunAsync(desk.At("op"), "accounts", "list")).Errors, StringComparison.Ordinal);

        Assert.Contains(desk.Log, a => a is { Staff: "O1", Address: "cli:op@machine", What: "cli:sector add", Subject: "乙行业", Outcome: LoggedAction.Done });
        Assert.Contains(desk.Log, a => a is { Staff: "A1", Address: "cli:root@machine", What: "cli:sector add" } && a.Outcome == AccountRefusals.NoDuty.Id);
        Assert.Contains(desk.Log, a => a is { Staff: "", What: "cli:sector add" } && a.Outcome == AccountRefusals.NotSignedIn.Id);
        Assert.DoesNotContain(desk.Log, a => $"{a}".Contains(anew, StringComparison.Ordinal) || $"{a}".Contains(first, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_is_named_by_nobody_but_that_person()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        Terminal op = desk.SignedIn("operator");
        (int code, _, string errors) = await desk.RunAsync(op, "privacy", "confirm", "一段文字", "--by", "division-head");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(CommandRefusals.NotYou.Id, errors, StringComparison.Ordinal);
        Assert.Equal(0, (await desk.RunAsync(op, "privacy", "confirm", "一段文字")).Code);
        Assert.Equal(0, (await desk.RunAsync(op, "privacy", "confirm", "另一段", "--by", "某operator")).Code);
        Assert.Equal(["operator", "operator"], desk.Database.Read(PersonalDataConfirmations.All).Select(c => $"{c.By}"));
        Assert.DoesNotContain(desk.Log, a => a.Subject.Contains("文字", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_approves_gives_the_own_password_and_is_another_with_the_role_for_it()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        desk.SignedIn("operator");
        Assert.Contains(CommandRefusals.NoSecret.Id, (await Confirm(desk.At("one"), "deputy-director")).Errors, StringComparison.Ordinal);
        Assert.Contains(AccountRefusals.NotLetIn.Id, (await Confirm(desk.At("one", "wrong"), "deputy-director")).Errors, StringComparison.Ordinal);
        Assert.Contains(AccountRefusals.NoDuty.Id, (await Confirm(desk.At("one", AccountsDesk.Password), "supervisor")).Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await Confirm(desk.At("one", AccountsDesk.Password), "operator")).Code);
        Assert.Empty(desk.Database.Read(PersonalDataConfirmations.All));
        Assert.Equal(0, (await Confirm(desk.At("one", AccountsDesk.Password), "deputy-director")).Code);
        Assert.Equal("deputy-director", $"{desk.Database.Read(PersonalDataConfirmations.All).Single().ApprovedBy}");

        Task<(int Code, string Output, string Errors)> Confirm(Terminal terminal, string second) => desk.RunAsync(terminal, "privacy", "confirm", "一段文字", "--approved-by", second);
    }

    [Fact]
    public async Task Whoever_has_a_second_factor_gives_its_code_at_the_terminal_at_the_sign_in_and_wherever_it_is_proved_again()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        Assert.Equal(0, (await desk.RunAsync(desk.SignedIn("operator"), "sector", "add", "甲行业")).Code);
        string head = Enrol(desk, "division-head"), leader = Enrol(desk, "deputy-director");

        // Without a code, with a wrong one, with the password of nobody, and at last as it is asked for.
        Assert.Contains(CommandRefusals.NoSecret.Id, (await desk.RunAsync(desk.At("one", AccountsDesk.Password), "sign-in", "division-head")).Errors, StringComparison.Ordinal);
        Assert.Contains(AccountRefusals.WrongCode.Id, (await desk.RunAsync(desk.At("one", AccountsDesk.Password, "no code"), "sign-in", "division-head")).Errors, StringComparison.Ordinal);
        Assert.Contains(AccountRefusals.NotLetIn.Id, (await desk.RunAsync(desk.At("one", "wrong", Code(desk, head)), "sign-in", "division-head")).Errors, StringComparison.Ordinal);
        (int code, _, string errors) = await desk.RunAsync(desk.At("one", AccountsDesk.Password, Code(desk, head)), "sign-in", "division-head");
        Assert.True(code == 0, errors);
        Assert.Contains("动态验证码", errors, StringComparison.Ordinal);

        // A code is taken once; the next decision asks for another, and the second person for the own one.
        desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        Assert.Contains(CommandRefusals.NoSecret.Id, (await End(desk, AccountsDesk.Password)).Errors, StringComparison.Ordinal);
        string proved = Code(desk, head);
        Assert.Contains(CommandRefusals.NoSecret.Id, (await End(desk, AccountsDesk.Password, proved, AccountsDesk.Password)).Errors, StringComparison.Ordinal);
        Assert.Contains(AccountRefusals.WrongCode.Id, (await End(desk, AccountsDesk.Password, "no code")).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ACCOUNT-", (await End(desk, AccountsDesk.Password, Code(desk, leader))).Errors, StringComparison.Ordinal);

        static Task<(int Code, string Output, string Errors)> End(AccountsDesk desk, params string[] typed) =>
            desk.RunAsync(desk.At("one", typed), "directory", "undo", "--approved-by", "deputy-director");

        static string Code(AccountsDesk desk, string secret) => TimeCodes.At(secret, desk.Clock.GetUtcNow());

        static string Enrol(AccountsDesk desk, string staff)
        {
            Database database = desk.Database;
            SealingChange.Peek(database, new DataDirectory(desk.Data).SealingKeys);
            string secret = TimeCodes.NewSecret();
            database.Write(session =>
            {
                SecondFactorStore.Put(session, Label.Parse(staff), secret);
                SecondFactorStore.Confirm(session, Label.Parse(staff), BeijingTime.Of(desk.Clock.GetUtcNow()), []);
            });
            return secret;
        }
    }

    [Fact]
    public async Task Whoever_has_a_role_that_needs_a_second_factor_sets_it_up_at_the_sign_in_and_does_nothing_before()
    {
        using var desk = new AccountsDesk("""
            "Console": { "SecondFactorFor": ["经办人"] }
            """);
        desk.AddOneOfEachRole();
        Assert.Contains(AccountRefusals.FactorNeeded.Id, (await desk.RunAsync(desk.SignedIn("operator", "earlier"), "sector", "add", "甲行业")).Errors, StringComparison.Ordinal);

        // A sign-in that stops half way opens nothing, and the key is the same at the next.
        (int code, _, string errors) = await desk.RunAsync(desk.At("op", AccountsDesk.Password), "sign-in", "operator");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(AccountRefusals.NotSignedIn.Id, (await desk.RunAsync(desk.At("op"), "sector", "add", "甲行业")).Errors, StringComparison.Ordinal);
        string key = Base32().Match(errors).Value;
        string six = TimeCodes.At(key, desk.Clock.GetUtcNow());
        (code, string output, errors) = await desk.RunAsync(desk.At("op", AccountsDesk.Password, six), "sign-in", "operator");
        Assert.True(code == 0, errors);
        Assert.Contains($"secret={key}", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(key, output, StringComparison.Ordinal);
        Assert.Equal(TimeCodes.RecoveryCodes, errors.Split('\n').Count(line => TimeCodes.KeptAs(line.Trim()) is not null));
        Assert.Equal(0, (await desk.RunAsync(desk.At("op"), "sector", "add", "甲行业")).Code);
        Assert.Contains(desk.Log, a => a is { Staff: "operator", What: "factor.on", Outcome: LoggedAction.Done });

        // From then on the code is asked for, and others of other roles are not.
        Assert.Contains(CommandRefusals.NoSecret.Id, (await desk.RunAsync(desk.At("op", AccountsDesk.Password), "sign-in", "operator")).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await desk.RunAsync(desk.At("head", AccountsDesk.Password), "sign-in", "division-head")).Code);
    }

    [GeneratedRegex("^[A-Z2-7]{32}=*$", RegexOptions.Multiline)]
    private static partial Regex Base32();

    [Fact]
    public void A_stolen_or_forged_file_opens_nothing()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        Terminal mine = desk.SignedIn("operator"), thief = desk.At("thief");
        string secret = mine.FileOf(desk.Data).Read()!;
        Assert.Null(Refused(mine));

        // Copied to another account of the machine, or to a browser.
        thief.FileOf(desk.Data).Write(secret);
        Assert.Equal(AccountRefusals.NotSignedIn.Id, Refused(thief));
        Assert.Null(new Authentication(desk.Database, desk.Clock, SignInRules.Usual).Find(secret));

        // A browser's, in the file.
        thief.FileOf(desk.Data).Write(new Authentication(desk.Database, desk.Clock, SignInRules.Usual).SignInWithout(Label.Parse("operator"), "127.0.0.1"));
        Assert.Equal(AccountRefusals.NotSignedIn.Id, Refused(thief));

        // What the database has is no secret.
        thief.FileOf(desk.Data).Write(Digest.Of(System.Text.Encoding.UTF8.GetBytes(secret)).ToString());
        Assert.Equal(AccountRefusals.NotSignedIn.Id, Refused(thief));
        foreach (string forged in (string[])["", "operator", new string('0', 64), new string('f', 10_000), "../../etc/passwd"])
        {
            thief.FileOf(desk.Data).Write(forged);
            Assert.Equal(AccountRefusals.NotSignedIn.Id, Refused(thief));
        }

        // Of another bureau's folder.
        Assert.NotEqual(mine.FileOf(desk.Data).Path, mine.FileOf(desk.Data + "2").Path);
        Assert.Null(Refused(mine));

        string? Refused(Terminal at) => Record.Exception(() => new CommandPerson(at, TextWriter.Null).Admit("sector add", new CommandDuty(Duty.Prepare), desk.Data)) is UserErrorException e ? e.Id : null;
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_file_is_its_owners_alone_and_one_that_others_may_read_is_not_taken()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files");
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        Terminal terminal = desk.SignedIn("operator");
        string file = terminal.FileOf(desk.Data).Path;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal(FileRefusals.Readable.Id, Assert.Throws<UserErrorException>(() => new CommandPerson(terminal, TextWriter.Null).Admit("sector add", new CommandDuty(Duty.Prepare), desk.Data)).Id);
    }

    [Fact]
    public async Task A_sign_in_ends_by_time_by_signing_out_everywhere_and_with_the_account()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        desk.SignedIn("operator");
        Assert.Null(Refused());
        desk.Clock.Pass(Authentication.Idle + TimeSpan.FromSeconds(1));
        Assert.Equal(AccountRefusals.NotSignedIn.Id, Refused());

        Terminal elsewhere = desk.SignedIn("operator", "two");
        desk.SignedIn("operator");
        Assert.Equal(0, (await desk.RunAsync(elsewhere, "sign-out", "--everywhere")).Code);
        Assert.False(File.Exists(elsewhere.FileOf(desk.Data).Path));
        Assert.Equal(AccountRefusals.NotSignedIn.Id, Refused());

        desk.SignedIn("operator");
        Assert.Null(Refused());
        desk.SignedIn("administrator", "root");
        Assert.Equal(1, (await desk.RunAsync(desk.At("root"), "accounts", "end", "operator", "--on", "2024-02-29")).Code);
        Assert.Null(Refused());
        Assert.Equal(0, (await desk.RunAsync(desk.At("root"), "accounts", "end", "operator", "--on", "2024-03-01")).Code);
        Assert.Equal(AccountRefusals.NotSignedIn.Id, Refused());

        string? Refused() => Record.Exception(() => new CommandPerson(desk.At("one"), TextWriter.Null).Admit("sector add", new CommandDuty(Duty.Prepare), desk.Data)) is UserErrorException e ? e.Id : null;
    }

    [Fact]
    public void A_decision_that_is_published_takes_the_password_again()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        desk.SignedIn("division-head");
        Assert.Null(Refused());
        desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        Assert.Equal(CommandRefusals.NoSecret.Id, Refused());
        Assert.Equal(AccountRefusals.WrongPassword.Id, Refused("wrong"));
        Assert.Null(Refused(AccountsDesk.Password));
        Assert.Null(Refused());

        string? Refused(params string[] typed) =>
            Record.Exception(() => new CommandPerson(desk.At("one", typed), TextWriter.Null).Admit("void", new CommandDuty(Duty.Decide, IsPublished: true), desk.Data)) is UserErrorException e ? e.Id : null;
    }

    [Fact]
    public async Task Whoever_has_the_machine_lets_an_administrator_in_again_and_nobody_else()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        Assert.Equal(1, (await desk.RunAsync(desk.At("root"), "accounts", "reset", "administrator")).Code);
        Assert.Equal(1, (await desk.RunAsync(desk.At("root"), "accounts", "reset", "division-head", "--recover")).Code);
        (int code, string output, _) = await desk.RunAsync(desk.At("root"), "accounts", "reset", "administrator", "--recover");
        Assert.Equal(0, code);
        Assert.Equal(0, (await desk.RunAsync(desk.At("root", FirstPassword().Match(output).Value, "quite another one", "quite another one"), "sign-in", "administrator")).Code);
        Assert.Contains(desk.Log, a => a is { Address: "cli:root@machine", What: "account.recover", Subject: "administrator" });
    }

    [Fact]
    public void A_head_of_one_sector_decides_nothing_in_another()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        desk.Add("H2", RoleTable.DivisionHead, SectorCode.Parse("property"));
        var person = new CommandPerson(desk.SignedIn("H2"), TextWriter.Null);
        person.Admit("void", new CommandDuty(Duty.Decide, IsPublished: true), desk.Data);
        var own = DrawId.Parse("property-2024-r1");
        Assert.Equal(own, person.Own(own));
        Assert.Equal(AccountRefusals.OtherSector.Id, Assert.Throws<UserErrorException>(() => person.Own(DrawId.Parse("gas-2024-r1"))).Id);
        person.RequireSees([own.Sector]);
        Assert.Equal(AccountRefusals.OtherSector.Id, Assert.Throws<UserErrorException>(() => person.RequireSees([own.Sector, SectorCode.Parse("gas")])).Id);
        Assert.Equal([own.Sector], person.OfSectors(DirectoryScope.Everything).Sectors);
        Assert.Equal([], person.OfSectors(DirectoryScope.Everything with { Sectors = new HashSet<SectorCode> { SectorCode.Parse("gas") } }).Sectors);
    }

    [Theory]
    [InlineData("/somewhere/state", "/somewhere/state/inspections")]
    [InlineData("not/rooted", null)]
    [InlineData(null, null)]
    public void The_file_lies_where_the_system_keeps_the_state_of_programs(string? xdg, string? expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "they have folders of their own");
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.Equal(expected ?? Path.Combine(home, ".local", "state", "inspections"), Terminal.StateFolder(xdg));
    }

    [GeneratedRegex("[A-Z0-9]{4}(-[A-Z0-9]{4}){3}")]
    private static partial Regex FirstPassword();
}
