//! Telling the coordinators what can never arrive.

use chrono::{DateTime, Utc};

use crate::domain::delivery::Never;
use crate::domain::ids::{DeliveryId, PersonId, SchoolId};
use crate::domain::outgoing::Office;
use crate::store::{self, Db};
use crate::usecase::Result;
use crate::usecase::mail::tell_coordinators;

/// Tells the coordinators of a message that can never arrive: once a month for each trouble, whatever it stops, and
/// anew when something has arrived there in between.
pub(super) async fn report(
    db: &mut Db,
    (school, person): (SchoolId, Option<PersonId>),
    (delivery, why): (DeliveryId, Never),
    now: DateTime<Utc>,
) -> Result<()> {
    let whom = person.map_or_else(|| "channel".to_owned(), |person| person.to_string());
    let arrived = store::deliveries::last_arrived(db, school, person).await?;
    let key = format!(
        "undeliverable:{school}:{whom}:{}:{}:{}",
        why.word(),
        now.format("%Y-%m"),
        arrived.map_or(0, |delivery| delivery.0),
    );
    tell_coordinators(db, school, &key, &Office::Undeliverable { about: delivery }, now).await
}
