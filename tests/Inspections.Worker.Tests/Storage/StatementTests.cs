using Inspections.Worker.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

public sealed class StatementTests
{
    // What both dialects call by the same name and mean the same by.
    private static readonly string[] CommonFunctions = ["ABS", "AVG", "COALESCE", "COUNT", "LOWER", "LTRIM", "MAX", "MIN", "NULLIF", "REPLACE", "ROUND", "RTRIM", "SUM", "TRIM", "UPPER"];

    // Spoken by the SQL Server dialect to its server alone.
    private const string ServerOnly = "Inspections.Worker.Storage.SqlServer.";

    public static TheoryData<string, string> Statements => [.. SentStatements.All.Select(s => (s.Method, s.Sql))];

    public static TheoryData<string> ServerScripts => [.. Scripts.Of("SqlServer").Select(s => s.Name)];

    [Fact]
    public void Every_statement_is_a_constant_in_the_method_that_sends_it()
    {
        Assert.Empty(SentStatements.Untold);
        Assert.True(SentStatements.All.Count > 40, "the statements were not found");
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_is_plain_T_SQL_as_it_is_sent(string method, string sql)
    {
        foreach (string[] list in (string[][])[["a"], ["a", "b", "c"], []])
        {
            TSqlFragment tree = Tsql.Parse(SentStatements.AsSent(sql, list));
            RequirePlain(tree);
            if (!method.Contains(ServerOnly, StringComparison.Ordinal))
            {
                Assert.Empty(tree.Parts<FunctionCall>().Select(f => f.FunctionName.Value.ToUpperInvariant()).Except(CommonFunctions, StringComparer.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_for_many_rows_is_plain_T_SQL_and_says_the_same_for_each(string method, string sql)
    {
        bool inserts = sql.TrimStart().StartsWith("INSERT", StringComparison.Ordinal);
        if (ManyRows.Fits(sql))
        {
            TSqlFragment one = Tsql.Parse(sql), three = Tsql.Parse(ManyRows.Of(sql, 3));
            RequirePlain(three);
            Assert.Equal(inserts ? 3 : 0, three.Parts<RowValue>().Count);
            Assert.Equal(3 * one.Parts<VariableReference>().Count, three.Parts<VariableReference>().Select(v => v.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }

        Assert.True(ManyRows.Fits(sql) || !inserts || sql.Contains("SELECT", StringComparison.Ordinal), method);
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_names_tables_and_columns_that_there_are(string method, string sql)
    {
        if (method.Contains(ServerOnly, StringComparison.Ordinal))
        {
            return;
        }

        TSqlFragment tree = Tsql.Parse(SentStatements.AsSent(sql, "a"));
        string[] tables = [.. tree.Parts<NamedTableReference>().Select(t => t.SchemaObject.BaseIdentifier.Value).Distinct(StringComparer.Ordinal)];
        Each.Of(tables, t => Assert.True(ServerTables.Definitions.Contains(t), $"no table {t}"));
        var columns = ServerTables.Columns.Where(c => tables.Contains(c.Table)).Select(c => c.Name)
            .Concat(tree.Parts<SelectScalarExpression>().Where(s => s.ColumnName is not null).Select(s => s.ColumnName.Value))
            .ToHashSet(StringComparer.Ordinal);
        Each.Of(
            tree.Parts<ColumnReferenceExpression>().Where(c => c.ColumnType == ColumnType.Regular).Select(c => c.MultiPartIdentifier.Identifiers[^1].Value),
            c => Assert.Contains(c, columns));
    }

    [Theory]
    [MemberData(nameof(ServerScripts))]
    public void A_script_is_plain_T_SQL(string name)
    {
        TSqlFragment tree = Tsql.Parse(Scripts.Of("SqlServer").Single(s => s.Name == name).Contents);
        RequirePlain(tree);

        // Some servers that speak T-SQL take one column at a time.
        Assert.DoesNotContain(tree.Parts<AlterTableAddTableElementStatement>(), a => a.Definition.ColumnDefinitions.Count > 1);

        // Constraints stand at the end of a table.
        Assert.DoesNotContain(tree.Parts<ColumnDefinition>().SelectMany(c => c.Constraints), c => c is not (NullableConstraintDefinition or DefaultConstraintDefinition));
    }

    [Fact]
    public void The_scheduler_s_own_script_is_T_SQL()
    {
        string[] batches = QuartzTables.Script.Contents.Split("\nGO\n");
        Assert.True(batches.Length > 10);
        Each.Of(batches, b => Tsql.Parse(b));
    }

    /// <summary>What a server that speaks T-SQL may lack, and what hides a race instead of ending it.</summary>
    private static void RequirePlain(TSqlFragment tree)
    {
        Assert.Empty(tree.Parts<MergeStatement>());
        Assert.Empty(tree.Parts<TableHint>());
        Assert.Empty(tree.Parts<OptimizerHint>());
        Assert.Empty(tree.Parts<CommonTableExpression>());
        Assert.Empty(tree.Parts<BulkInsertBase>());
        Assert.DoesNotContain(tree.Parts<TSqlStatement>(), s => s.GetType().Name.StartsWith("CreateOrAlter", StringComparison.Ordinal));
    }
}
