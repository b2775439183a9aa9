using System.Linq;
using System.Reflection;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Client.Tests.SignIn;

public class AuthErrorsTests
{
    [Fact]
    public void List_is_complete_and_its_ids_are_unique()
    {
        var declared = typeof(AuthErrors).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(AuthError))
            .Select(field => (Name: "PartnerReferral.Auth." + field.Name, Error: (AuthError)field.GetValue(null)!))
            .ToList();

        Assert.All(declared, field => Assert.Equal(field.Name, field.Error.Id));
        Assert.Equal(declared.Select(field => field.Name).Order(), AuthErrors.All.Select(error => error.Id).Order());
    }

    [Fact]
    public void Each_says_what_happened_and_what_to_do() => Assert.All(AuthErrors.All, error =>
    {
        Assert.EndsWith(".", error.Cause);
        Assert.EndsWith(".", error.RecommendedAction);
        Assert.Same(error, AuthErrors.Find(error.Id));
    });

    [Fact]
    public void Exception_carries_id_cause_detail_and_cure()
    {
        var exception = AuthErrors.Expired.ToException("It ended yesterday.");

        Assert.Equal("PartnerReferral.Auth.Expired", exception.ErrorId);
        Assert.Equal(AuthErrors.Expired.Cause + " It ended yesterday.", exception.Message);
        Assert.Equal(AuthErrors.Expired.RecommendedAction, exception.RecommendedAction);
    }
}
