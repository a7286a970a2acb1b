using Inspections.Worker.Storage.PostgreSql;
using Npgsql;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

public sealed class PostgreSqlAddressTests
{
    [Theory]
    [InlineData("postgres://u:p%40ss@db.example:5433/inspections?sslmode=require", true)]
    [InlineData("PostgreSQL://db/inspections", true)]
    [InlineData("Host=db;Database=inspections", true)]
    [InlineData("Server=db;Database=inspections;Integrated Security=true", false)]
    [InlineData("Data Source=db;Initial Catalog=inspections", false)]
    [InlineData("no connection at all", false)]
    public void A_scheme_or_a_host_names_PostgreSQL(string connection, bool names) => Assert.Equal(names, PostgreSqlAddress.Names(connection));

    [Fact]
    public void An_address_says_what_its_parts_say()
    {
        NpgsqlConnectionStringBuilder parts = PostgreSqlAddress.Read("postgres://us%20er:p%40ss%3B@db.example:5433/inspections?sslmode=require&application_name=x");
        Assert.Equal(
            ("db.example", 5433, "inspections", "us er", "p@ss;", SslMode.Require, "x"),
            (parts.Host, parts.Port, parts.Database, parts.Username, parts.Password, parts.SslMode, parts.ApplicationName));
        Assert.True(PostgreSqlAddress.HasPassword("postgres://u:p@db/x"));
        Assert.False(PostgreSqlAddress.HasPassword("postgres://u@db/x"));
        Assert.Equal(5432, PostgreSqlAddress.Read("postgres://db/x").Port);
    }
}
