using System.Text;
using Inspections.Worker.Lifecycle.Accounts;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>The one table of who may do what, and the page that shows it.</summary>
public sealed class RoleTableTests
{
    private static string Page => Path.Combine(Repository.Root, "docs/roles.md");

    [Fact]
    public void The_page_shows_the_table()
    {
        string table = Table();
        if (Environment.GetEnvironmentVariable("INSPECTIONS_WRITE_MESSAGES") is not null)
        {
            string[] around = File.ReadAllText(Page).Split("<!-- table -->");
            File.WriteAllText(Page, $"{around[0]}<!-- table -->\n{table}<!-- table -->{around[2]}");
        }

        Assert.Equal(table.Trim(), File.ReadAllText(Page).Split("<!-- table -->")[1].Trim());
    }

    [Fact]
    public void Nobody_who_decides_also_approves_and_nobody_who_watches_does_anything()
    {
        Each.Of(RoleTable.Roles, r => Assert.False(RoleTable.Has(r.Role, Duty.Decide) && RoleTable.Has(r.Role, Duty.Approve)));
        Each.Of(
            (Duty[])[Duty.EnterResults, Duty.Review, Duty.Decide, Duty.Approve, Duty.ManageAccounts],
            d => Assert.False(RoleTable.Has(RoleTable.Supervisor, d)));
        Each.Of(
            (Duty[])[Duty.Read, Duty.EnterResults, Duty.Review, Duty.Decide, Duty.Approve],
            d => Assert.False(RoleTable.Has(RoleTable.Administrator, d)));
        Each.Of(Enum.GetValues<Duty>(), d => Assert.Contains(RoleTable.Roles, r => RoleTable.Has(r.Role, d)));
        Assert.Equal(Enum.GetValues<Duty>(), RoleTable.Duties.Select(d => d.Duty));
    }

    private static string Table()
    {
        var text = new StringBuilder("| 事项 | ").AppendJoin(" | ", RoleTable.Roles.Select(r => $"{r.Name.Zh}<br>`{r.Role}`")).Append(" |\n|---|");
        text.Append(string.Concat(RoleTable.Roles.Select(_ => "---|"))).Append('\n');
        foreach ((Duty duty, Text name) in RoleTable.Duties)
        {
            text.Append($"| {name.Zh}<br>{name.En} | ").AppendJoin(" | ", RoleTable.Roles.Select(r => RoleTable.Has(r.Role, duty) ? "✓" : "")).Append(" |\n");
        }

        return text.ToString();
    }
}
