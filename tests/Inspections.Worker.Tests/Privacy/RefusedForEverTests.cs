using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>What is published byte for byte, or enters the ledger in clear, is refused where it holds personal data.</summary>
public sealed class RefusedForEverTests
{
    [Theory]
    [InlineData("国发〔2019〕5号", "咨询 0591-87501234", "basis")]
    [InlineData("物业服务", "物业服务 13800138000", "name")]
    [InlineData("全部企业", "联系人：张三", "all")]
    public void A_policy_with_personal_data_is_refused_and_its_place_named(string text, string with, string where)
    {
        using var scratch = new Scratch();
        string sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "policy.json"));
        _ = PolicyFile.Read(scratch.Write("policy.json", sample));
        int at = sample.IndexOf($"\"{text}\"", StringComparison.Ordinal);
        string file = scratch.Write("policy.json", string.Concat(sample.AsSpan(0, at + 1), with, sample.AsSpan(at + 1 + text.Length)));
        var refused = Assert.Throws<UserErrorException>(() => PolicyFile.Read(file));
        Assert.Contains(where, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_staff_id_is_no_phone_and_no_identity_card()
    {
        _ = new Staff([new Person { Id = "Z001", Name = "张三" }]);
        Assert.Throws<UserErrorException>(() => new Staff([new Person { Id = "13800138000" }]));
        Assert.Throws<UserErrorException>(() => new Staff([new Person { Id = Planted.IdNumber() }]));
    }

    [Fact]
    public void The_ledger_takes_no_identity_card_number_from_anywhere()
    {
        using var desk = new Desk();
        long before = desk.LedgerSize();
        var body = new VisitBody(Identifier.Parse(Planted.IdNumber()), desk.Bureau.Today, Label.Parse("special"));
        var refused = Assert.Throws<UserErrorException>(() => desk.Bureau.Database.Write(s =>
            LedgerStore.Open(s).Append(desk.Bureau.Now, desk.Bureau.Authority, desk.Bureau.Keys.Signer, body)));
        Assert.Contains("visit.firm", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, desk.LedgerSize());
    }
}
